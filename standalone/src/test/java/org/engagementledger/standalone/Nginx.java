package org.engagementledger.standalone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The nginx of this machine with the configuration of {@code docker-compose.yml}. */
record Nginx(Process process, URI address) implements AutoCloseable {
  private static final String NOT_RUN = "NOT RUN: there is no nginx.";
  private static final Path CONFIGURATION = Path.of("..", "docker", "proxy.conf");

  /**
   * Starts it before servers on these ports, which stand for the processes of the sides; without
   * nginx, the test that asks for it is not run, and says so.
   */
  static Nginx start(Path folder, Map<String, Integer> sides) throws IOException {
    Optional<Path> program = installed();
    if (program.isEmpty()) {
      System.out.println(NOT_RUN);
    }
    assumeTrue(program.isPresent(), NOT_RUN);
    int port = free();
    Files.writeString(folder.resolve("proxy.conf"), here(folder, port, sides));
    Path frame = folder.resolve("nginx.conf");
    Files.writeString(frame, frame(folder));
    Process process =
        new ProcessBuilder(program.orElseThrow().toString(), "-c", frame.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    Nginx nginx = new Nginx(process, URI.create("http://127.0.0.1:" + port));
    nginx.awaitReady(folder);
    return nginx;
  }

  /** Who starts it may read what it writes; as root it would become somebody else. */
  private static String frame(Path folder) {
    return """
        user %1$s;
        daemon off;
        worker_processes 1;
        pid %2$s/pid;
        error_log %2$s/error.log;
        events {}
        http {
          client_body_temp_path %2$s/body;
          proxy_temp_path %2$s/proxy;
          fastcgi_temp_path %2$s/fastcgi;
          uwsgi_temp_path %2$s/uwsgi;
          scgi_temp_path %2$s/scgi;
          include %2$s/proxy.conf;
        }
        """
        .formatted(System.getProperty("user.name"), folder);
  }

  /** Only addresses and places are other ones; and older servers cannot look names up again. */
  private static String here(Path folder, int port, Map<String, Integer> sides) throws IOException {
    String text =
        Files.readString(CONFIGURATION)
            .replace("listen 8080", "listen 127.0.0.1:" + port)
            .replace("/var/log/nginx", folder.toString());
    for (Map.Entry<String, Integer> side : sides.entrySet()) {
      text = text.replace(side.getKey() + ":8080 resolve", "127.0.0.1:" + side.getValue());
    }
    return text;
  }

  private static Optional<Path> installed() {
    return Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/opt/homebrew/bin/nginx")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static int free() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  private void awaitReady(Path folder) throws IOException {
    while (!answers()) {
      if (!process.isAlive()) {
        throw new AssertionError(Files.readString(folder.resolve("output")));
      }
      ChildProcess.pause(Duration.ofMillis(20));
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
