package org.engagementledger.command;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.engagementledger.problems.InvalidRequestBody;
import org.engagementledger.problems.Problem;
import org.engagementledger.text.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Makes a {@link CommandRequest} of an HTTP request. */
@Component
final class CommandRequestResolver implements HandlerMethodArgumentResolver {
  private static final String REASON = "reason";
  private static final String RECORDED_FOR = "recordedFor";

  /** Members of any body, which are not about what is recorded. */
  static final List<String> OF_EVERY_REQUEST = List.of(REASON, RECORDED_FOR);

  private final JsonMapper json;
  private final ObjectReader strictly;

  CommandRequestResolver(JsonMapper json) {
    this.json = json;
    strictly = json.reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == CommandRequest.class;
  }

  @Override
  public CommandRequest resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders)
      throws IOException {
    var http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
    String text = JsonBodyReader.of(http);
    ObjectNode body = object(text);
    String reason = take(body, REASON);
    String recordedFor = take(body, RECORDED_FOR);
    CommandContext asked = CommandHeaders.of(http).asked(text, reason, recordedFor);
    SubmittedTextRules.require(body);
    return new CommandRequest(asked, asked.id(), body, json);
  }

  private ObjectNode object(String text) {
    if (read(text) instanceof ObjectNode object) {
      return object;
    }
    throw new Problem(HttpStatus.BAD_REQUEST, "malformed", "The body is no JSON object.");
  }

  private JsonNode read(String text) {
    try {
      return text.isBlank() ? json.createObjectNode() : strictly.readTree(text);
    } catch (JacksonException wrong) {
      throw new InvalidRequestBody(wrong);
    }
  }

  private static String take(ObjectNode body, String member) {
    JsonNode value = body.remove(member);
    if (value == null || value.isNull()) {
      return "";
    }
    if (value instanceof StringNode text) {
      return text.stringValue();
    }
    throw new Refusal(member + " has the wrong type").at("/" + member);
  }
}
