package ai.influgen.publishing.http.docs;

import ai.influgen.publishing.http.operation.ProblemType;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The page that lists every problem the API answers with. */
final class ProblemCatalogue {
  private ProblemCatalogue() {}

  static String html() {
    String rows =
        Arrays.stream(ProblemType.values())
            .map(ProblemCatalogue::row)
            .collect(Collectors.joining("\n"));
    return """
      <!doctype html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Problems · Influgen Publishing</title>
        <link rel="stylesheet" href="/assets/influgen.css">
      </head>
      <body>
        <header><a class="brand" href="/">Influgen Publishing</a><nav><a href="/docs">API</a></nav></header>
        <main>
          <h1>Problems</h1>
          <p>Every refusal is <code>application/problem+json</code> (RFC 9457) with one of these in <code>code</code>.
          <code>retryable</code> says whether the same request may succeed later, unchanged.</p>
          <table>
            <thead><tr><th>Code</th><th>Status</th><th>What it means</th><th>Retryable</th></tr></thead>
            <tbody>
      %s
            </tbody>
          </table>
        </main>
      </body>
      </html>
      """
        .formatted(rows);
  }

  private static String row(ProblemType type) {
    return "<tr id=\"%1$s\"><td><code>%1$s</code></td><td>%2$d</td><td>%3$s</td><td>%4$s</td></tr>"
        .formatted(type.code(), type.status(), type.title(), type.retryable() ? "yes" : "no");
  }
}
