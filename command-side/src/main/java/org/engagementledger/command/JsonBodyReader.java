package org.engagementledger.command;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import org.engagementledger.problems.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Reads the text of a request: JSON in UTF-8, at most 1 MiB. */
final class JsonBodyReader {
  private static final int LONGEST = 1 << 20;

  private JsonBodyReader() {}

  static String of(HttpServletRequest request) throws IOException {
    byte[] bytes = request.getInputStream().readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", "A request has at most 1 MiB.");
    }
    if (bytes.length > 0 || request.getContentType() != null) {
      requireJson(request.getContentType());
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException wrong) {
      throw new Problem(HttpStatus.BAD_REQUEST, "malformed", "The body is not UTF-8.");
    }
  }

  private static void requireJson(@Nullable String contentType) {
    if (contentType == null || !isJson(contentType)) {
      throw new Problem(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "unsupported-media-type",
          "A command comes as application/json in UTF-8.");
    }
  }

  private static boolean isJson(String contentType) {
    try {
      MediaType type = MediaType.parseMediaType(contentType);
      Charset charset = type.getCharset();
      return type.isCompatibleWith(MediaType.APPLICATION_JSON)
          && (charset == null || charset.equals(StandardCharsets.UTF_8));
    } catch (InvalidMediaTypeException | IllegalCharsetNameException wrong) {
      return false;
    }
  }
}
