package ai.influgen.publishing.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;

/** Serves media that platforms fetch, as the server's own media host does. */
public final class MediaHost implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, byte[]> pathToBytes = new ConcurrentHashMap<>();

  public MediaHost() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /** Serves bytes, and answers their address. */
  public String serving(byte[] bytes) {
    String path = "/" + pathToBytes.size();
    pathToBytes.put(path, bytes);
    return address(path);
  }

  /** An address that never answers. */
  public String hanging() {
    return address("/hang");
  }

  /** An address that points to another one. */
  public String redirecting() {
    return address("/redirect");
  }

  public String missing() {
    return address("/missing");
  }

  public static byte[] jpeg(int width, int height) {
    return image("jpg", width, height);
  }

  public static byte[] png(int width, int height) {
    return image("png", width, height);
  }

  /** Bytes that begin as an MP4 does. */
  public static byte[] mp4(int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) 7);
    byte[] start = "\0\0\0\030ftypisom".getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(start, 0, bytes, 0, start.length);
    return bytes;
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private String address(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] bytes = pathToBytes.get(path);
      if (path.equals("/hang")) {
        closing.await();
      } else if (path.equals("/redirect")) {
        exchange.getResponseHeaders().add("Location", "/0");
        exchange.sendResponseHeaders(302, -1);
      } else if (bytes == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] image(String format, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.ORANGE);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
