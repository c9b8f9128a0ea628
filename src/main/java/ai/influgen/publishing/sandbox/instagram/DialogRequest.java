package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.instagram.People.Person;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an application asks for at the login dialog. */
record DialogRequest(Person person, String redirectUri, String state, List<String> scopes) {
  /**
   * Reads it.
   *
   * @throws IllegalArgumentException for what the dialog shows as an error instead of redirecting
   */
  static DialogRequest read(Parameters parameters) {
    if (!parameters.text("client_id").equals(InstagramApp.CLIENT_ID)) {
      throw new IllegalArgumentException("Invalid App ID");
    }
    if (!Set.of("", "code").contains(parameters.text("response_type"))) {
      throw new IllegalArgumentException("Only response_type=code is simulated");
    }
    String redirectUri = parameters.text("redirect_uri");
    if (!isWebAddress(redirectUri)) {
      throw new IllegalArgumentException("URL Blocked: the redirect URI is not allowed");
    }
    List<String> scopes = parameters.list("scope");
    if (!Scopes.unknown(scopes).isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid Scopes: " + String.join(", ", Scopes.unknown(scopes)));
    }
    Person person =
        People.byKey(parameters.get("sandbox_person").orElse("demo"))
            .orElseThrow(
                () -> new IllegalArgumentException("There is no such person in the sandbox"));
    boolean configured = scopes.isEmpty() && parameters.get("config_id").isPresent();
    return new DialogRequest(
        person, redirectUri, parameters.text("state"), configured ? Scopes.configured() : scopes);
  }

  /** Where the person goes when they agree. */
  String agreed(String code) {
    return back(Map.of("code", code));
  }

  /** Where the person goes when they don't. */
  String refused() {
    return back(
        Map.of(
            "error", "access_denied",
            "error_reason", "user_denied",
            "error_description", "Permissions error"));
  }

  private String back(Map<String, String> answer) {
    StringBuilder url =
        new StringBuilder(redirectUri).append(redirectUri.contains("?") ? '&' : '?');
    answer.forEach(
        (name, value) -> url.append(name).append('=').append(encoded(value)).append('&'));
    return url.append("state=").append(encoded(state)).toString();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
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
