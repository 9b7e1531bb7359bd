package org.engagementledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What nobody uses and what was a way in elsewhere is not on the class path. */
class LibrariesTest {
  private static final List<String> BANNED =
      List.of(
          "xstream-",
          "mxparser-",
          "xmlpull-",
          "tomcat-embed-websocket-",
          "netty-codec-marshalling-",
          "netty-codec-protobuf-",
          "axon-server-connector-",
          "commons-collections-",
          "groovy-");

  @Test
  void noBannedLibraryIsOnTheClassPath() {
    List<String> all = libraries(System.getProperty("java.class.path"));
    assertThat(all).hasSizeGreaterThan(80);
    assertThat(banned(all)).isEmpty();
  }

  @Test
  void aBannedLibraryIsFound() {
    String path = String.join(File.pathSeparator, "/a/xstream-1.4.21.jar", "/a/h2-2.4.240.jar");
    assertThat(banned(libraries(path))).containsExactly("xstream-1.4.21.jar");
  }

  private static List<String> banned(List<String> libraries) {
    return libraries.stream().filter(it -> BANNED.stream().anyMatch(it::startsWith)).toList();
  }

  private static List<String> libraries(String path) {
    return Stream.of(path.split(File.pathSeparator, -1)).map(it -> new File(it).getName()).toList();
  }
}
