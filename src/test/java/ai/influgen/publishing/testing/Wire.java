package ai.influgen.publishing.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP connection between two processes that can be cut, mended, frozen and slowed down. */
public final class Wire implements AutoCloseable {
  private final InetSocketAddress target;
  private final int port = ServerProcess.freePort();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger cuts = new AtomicInteger();
  private final Object frost = new Object();
  private boolean frozen;
  private volatile Duration delay = Duration.ZERO;
  private ServerSocket listener;
  private Thread accepting;

  /** A working wire to a port of this machine. */
  public Wire(int targetPort) {
    this.target = new InetSocketAddress("localhost", targetPort);
    this.listener = listen();
    this.accepting = accept(listener);
  }

  public int port() {
    return port;
  }

  /** Refuses connections and resets those there are. */
  public void cut() {
    close(listener);
    join(accepting);
    drop();
  }

  /** Resets all connections: what was under way is lost. */
  public void drop() {
    cuts.incrementAndGet();
    sockets.forEach(Wire::reset);
    sockets.clear();
  }

  /** Takes connections again. */
  public void mend() {
    listener = listen();
    accepting = accept(listener);
  }

  /** Nothing passes any more, but nobody is told. */
  public void freeze() {
    synchronized (frost) {
      frozen = true;
    }
  }

  /** Goes on with what was held back. */
  public void thaw() {
    synchronized (frost) {
      frozen = false;
      frost.notifyAll();
    }
  }

  /** Whether anybody is connected by it. */
  public boolean used() {
    return sockets.stream().anyMatch(socket -> !socket.isClosed());
  }

  /** From now on everything takes that much longer, each way. */
  public void delay(Duration each) {
    delay = each;
  }

  @Override
  public void close() {
    thaw();
    cut();
  }

  private ServerSocket listen() {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Thread accept(ServerSocket socket) {
    return Thread.ofVirtual().start(() -> acceptAll(socket));
  }

  private void acceptAll(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        connect(socket.accept());
      } catch (IOException e) {
        // cut, or nobody listens behind it: the caller sees its connection end
      }
    }
  }

  private void connect(Socket near) throws IOException {
    int before = cuts.get();
    Socket far = new Socket();
    sockets.add(near);
    sockets.add(far);
    try {
      far.connect(target);
    } catch (IOException e) {
      reset(near);
      throw e;
    }
    near.setTcpNoDelay(true);
    far.setTcpNoDelay(true);
    if (cuts.get() != before) {
      reset(near);
      reset(far);
      return;
    }
    Thread.ofVirtual().start(() -> pump(near, far));
    Thread.ofVirtual().start(() -> pump(far, near));
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[16 * 1024];
    int before = cuts.get();
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        Waiting.pause(delay);
        waitForThaw();
        if (cuts.get() != before) {
          return;
        }
        out.write(buffer, 0, read);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      reset(from);
      reset(to);
    }
  }

  private void waitForThaw() {
    synchronized (frost) {
      while (frozen) {
        try {
          frost.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new AssertionError("interrupted", e);
        }
      }
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (SocketException e) {
      // closed already
    }
    close(socket);
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
