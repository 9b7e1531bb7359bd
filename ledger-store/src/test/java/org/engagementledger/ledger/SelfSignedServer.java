package org.engagementledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocketFactory;

/**
 * Listens with TLS, and shows a certificate for {@code localhost} that only itself has signed.
 *
 * @param socket where it listens
 * @param certificate the certificate, as PEM
 */
public record SelfSignedServer(ServerSocket socket, Path certificate) implements AutoCloseable {
  private static final String PASSWORD = "changeit";

  /** Makes a key and a certificate in that folder, and has each connection taken by somebody. */
  public static SelfSignedServer in(Path folder, Consumer<Socket> taker) throws Exception {
    Path store = folder.resolve("store.p12");
    Path certificate = folder.resolve("certificate.pem");
    keytool(
        store,
        "-genkeypair",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=dns:localhost");
    keytool(store, "-exportcert", "-rfc", "-file", certificate.toString());
    var server = new SelfSignedServer(context(store).createServerSocket(0), certificate);
    Thread.ofVirtual().start(() -> server.take(taker));
    return server;
  }

  /** Passes on every byte, as a proxy that ends TLS does. */
  public static Consumer<Socket> passingOnTo(int port) {
    return client -> {
      try {
        Socket server = new Socket("localhost", port);
        Thread.ofVirtual().start(() -> pass(client, server));
        Thread.ofVirtual().start(() -> pass(server, client));
      } catch (IOException gone) {
        throw new AssertionError(gone);
      }
    };
  }

  /** Where it listens. */
  public int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void take(Consumer<Socket> taker) {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> taker.accept(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream()) {
      in.transferTo(to.getOutputStream());
    } catch (IOException over) {
      // One of the two has hung up, and then the other does.
    }
  }

  private static void keytool(Path store, String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(words));
    command.addAll(List.of("-storepass", PASSWORD, "-keystore", store.toString()));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    if (keytool.waitFor() != 0) {
      throw new AssertionError(new String(keytool.getInputStream().readAllBytes(), UTF_8));
    }
  }

  private static SSLServerSocketFactory context(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context.getServerSocketFactory();
  }
}
