package ai.influgen.publishing.connection;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.http.BrowserMark;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A browser as far as it matters here: it keeps its mark, and the last page that it was shown. */
final class Visitor {
  private static final Pattern FORM_KEY = Pattern.compile("name=\"form_key\" value=\"([^\"]+)\"");
  private static final Pattern STATE = Pattern.compile("[?&]state=([^&]*)");

  private final LinkWorld links;
  private @Nullable String mark;
  private String page = "";

  Visitor(LinkWorld links) {
    this.links = links;
  }

  /** Opens an address of ours. */
  HttpResponse<String> open(String path) {
    HttpResponse<String> answer = send(links.request(path).GET());
    page = answer.body();
    return answer;
  }

  /** Opens an address with a token besides. */
  HttpResponse<String> openAs(String token, String path) {
    return send(links.request(path).header("Authorization", "Bearer " + token).GET());
  }

  /** What the page at that address says. */
  String read(String path) {
    return open(path).body();
  }

  /** Presses a button of the last page. */
  HttpResponse<String> press(String path, String... fields) {
    Matcher key = FORM_KEY.matcher(page);
    assertThat(key.find()).as(page).isTrue();
    return submit(path, "form_key=" + key.group(1) + "&" + String.join("&", fields));
  }

  /** Sends a form, whoever made it. */
  HttpResponse<String> submit(String path, String form) {
    HttpResponse<String> answer =
        send(
            links
                .request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    page = answer.body();
    return answer;
  }

  /** Presses the button of a platform and gives the state that is carried to it. */
  String begin(String path, String platform) {
    open(path);
    HttpResponse<String> sent = press(path + "/" + platform);
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    String dialog = location(sent);
    assertThat(dialog).startsWith("https://" + platform + ".example/dialog?");
    return state(dialog);
  }

  /** Comes back from a platform and gives where this browser is sent. */
  String comeBack(String platform, String query) {
    HttpResponse<String> answer = open("/api/v1/integrations/" + platform + "/callback?" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return location(answer);
  }

  /** A whole consent, and the page that it ends on. */
  String connect(String path, String platform) {
    String state = begin(path, platform);
    return read(comeBack(platform, "state=" + state + "&code=c"));
  }

  static String state(String dialog) {
    Matcher state = STATE.matcher(dialog);
    assertThat(state.find()).as(dialog).isTrue();
    return state.group(1);
  }

  static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    if (mark != null) {
      request.header("Cookie", BrowserMark.NAME + "=" + mark);
    }
    HttpResponse<String> answer = links.send(request);
    answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith(BrowserMark.NAME + "="))
        .forEach(cookie -> mark = cookie.replaceAll("^[^=]*=([^;]*);.*", "$1"));
    return answer;
  }
}
