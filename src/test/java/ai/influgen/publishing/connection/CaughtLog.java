package ai.influgen.publishing.connection;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** Every line that this process logs of our packages, from its making to its close. */
final class CaughtLog implements AutoCloseable {
  private final Logger root = (Logger) LoggerFactory.getLogger("ai.influgen");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  CaughtLog() {
    root.setLevel(Level.TRACE);
    lines.start();
    root.addAppender(lines);
  }

  /** As a file would have it, causes with their messages included. */
  String text() {
    PatternLayout layout = new PatternLayout();
    layout.setContext(root.getLoggerContext());
    layout.setPattern("%level %logger %msg %ex%n");
    layout.start();
    return lines().stream().map(layout::doLayout).collect(Collectors.joining());
  }

  List<ILoggingEvent> lines() {
    return List.copyOf(lines.list);
  }

  @Override
  public void close() {
    root.detachAppender(lines);
    root.setLevel(null);
  }
}
