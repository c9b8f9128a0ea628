package ai.influgen.publishing.sandbox.oauth;

import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What an application asks for at the authorize address.
 *
 * @param account who logs in
 * @param scopes those that are asked for
 * @param challenge the PKCE challenge
 * @param parameters everything that came, the sandbox's own parameters too
 */
record DialogRequest(
    Account account, List<String> scopes, Challenge challenge, Map<String, String> parameters) {
  private static final String OURS = "sandbox_";

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException for what the page shows as an error instead of redirecting
   */
  static DialogRequest read(RoutingContext ctx, DialogRules rules, Accounts accounts) {
    Map<String, String> parameters = new TreeMap<>();
    ctx.queryParams().forEach(parameters::put);
    ctx.request().formAttributes().forEach(parameters::put);
    check(parameters, rules);
    List<String> scopes =
        Arrays.stream(text(parameters, "scope").split(rules.scopeSeparator(), -1))
            .filter(Predicate.not(String::isEmpty))
            .toList();
    demand(!scopes.isEmpty(), "No scope is asked for");
    for (String scope : scopes) {
      demand(rules.scopeToText().containsKey(scope), "There is no scope " + scope);
    }
    String username = parameters.getOrDefault("sandbox_account", accounts.first().username());
    return new DialogRequest(
        accounts
            .named(username)
            .orElseThrow(
                () -> new IllegalArgumentException("There is no such account in the sandbox")),
        scopes,
        rules.challenge(
            text(parameters, "code_challenge_method"), text(parameters, "code_challenge")),
        parameters);
  }

  private static void check(Map<String, String> parameters, DialogRules rules) {
    demand(
        text(parameters, rules.clientParameter()).equals(rules.app().clientId()),
        "This application is not registered");
    demand(text(parameters, "response_type").equals("code"), "response_type must be code");
    demand(isWebAddress(text(parameters, "redirect_uri")), "The redirect address is not allowed");
    rules
        .complaint(parameters)
        .ifPresent(
            complaint -> {
              throw new IllegalArgumentException(complaint);
            });
  }

  String text(String name) {
    return text(parameters, name);
  }

  /** What came, without the sandbox's own parameters. */
  Map<String, String> asked() {
    return parameters.entrySet().stream()
        .filter(parameter -> !parameter.getKey().startsWith(OURS))
        .filter(parameter -> !parameter.getKey().equals("grant"))
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b, TreeMap::new));
  }

  /** The same dialog for another account. */
  String addressFor(Account other, String path) {
    return path
        + asked().entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
            .collect(Collectors.joining("&", "?", "&sandbox_account="))
        + encoded(other.username());
  }

  /** The redirect address with an answer and the state. */
  String back(Map<String, String> answer) {
    String redirectUri = text("redirect_uri");
    StringBuilder url =
        new StringBuilder(redirectUri).append(redirectUri.contains("?") ? '&' : '?');
    new TreeMap<>(answer)
        .forEach((name, value) -> url.append(name).append('=').append(encoded(value)).append('&'));
    return url.append("state=").append(encoded(text("state"))).toString();
  }

  private static String text(Map<String, String> parameters, String name) {
    return parameters.getOrDefault(name, "");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static void demand(boolean met, String complaint) {
    if (!met) {
      throw new IllegalArgumentException(complaint);
    }
  }

  private static boolean isWebAddress(String text) {
    try {
      URI uri = new URI(text);
      return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
