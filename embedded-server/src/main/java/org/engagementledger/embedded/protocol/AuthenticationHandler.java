package org.engagementledger.embedded.protocol;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.ReplyFlag;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import de.bwaldvogel.mongo.wire.message.MongoReply;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the server in the pipeline of a connection and passes nothing on to it: it answers
 * the handshake, lets the client sign in, refuses everything else, and goes away when the client
 * has signed in. A driver's monitor never signs in; it shows that it belongs to us by the name.
 */
public final class AuthenticationHandler extends SimpleChannelInboundHandler<ClientRequest> {
  public static final Duration TIME_TO_SIGN_IN = Duration.ofSeconds(10);
  public static final String MECHANISM = "SCRAM-SHA-256";
  public static final String SOURCE = "admin";

  /** A driver needs three; whoever sends more without signing in does not mean to. */
  private static final int MOST_MESSAGES = 10;

  private static final int UNAUTHORIZED = 13;
  private static final int AUTHENTICATION_FAILED = 18;
  private static final int CONVERSATION = 1;

  private final MongoBackend backend;
  private final ScramCredential credential;
  private final UnauthenticatedConnections unauthenticated;
  private final WireDecoder decoder;
  private ScramExchange exchange;
  private boolean isEmptyExchangeAwaited;
  private boolean isTrusted;
  private int messages;
  private @Nullable ScheduledFuture<?> timeout;

  AuthenticationHandler(
      MongoBackend backend,
      ScramCredential credential,
      UnauthenticatedConnections unauthenticated,
      WireDecoder decoder) {
    this.backend = backend;
    this.credential = credential;
    this.unauthenticated = unauthenticated;
    this.decoder = decoder;
    this.exchange = new ScramExchange(credential);
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    unauthenticated.add(context.channel());
    timeout =
        context
            .executor()
            .schedule(
                () -> unauthenticated.refuse(context.channel()),
                TIME_TO_SIGN_IN.toMillis(),
                TimeUnit.MILLISECONDS);
    context.fireChannelActive();
  }

  /** The client has signed in, or the connection is closed. */
  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    forget(context);
  }

  private void forget(ChannelHandlerContext context) {
    unauthenticated.remove(context.channel());
    if (timeout != null) {
      timeout.cancel(false);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable unreadable) {
    unauthenticated.refuse(context.channel());
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
    messages++;
    if (!isTrusted && messages > MOST_MESSAGES) {
      unauthenticated.refuse(context.channel());
      return;
    }
    Document command = command(request);
    Document answer = answer(command);
    if (isTrusted) {
      forget(context);
    }
    reply(context, request, answer);
    if (Integer.valueOf(AUTHENTICATION_FAILED).equals(answer.get("code"))) {
      unauthenticated.refuse(context.channel());
    }
    if (exchange.isProven() && !isEmptyExchangeAwaited) {
      decoder.allowLongMessages();
      context.pipeline().remove(this);
    }
  }

  /** Empty for what is no command. */
  private static Document command(ClientRequest request) {
    if (request instanceof MongoMessage message) {
      return message.getDocument();
    }
    return request instanceof MongoQuery query && "$cmd".equals(query.getCollectionName())
        ? query.getQuery()
        : new Document();
  }

  private Document answer(Document command) {
    String name = command.keySet().stream().findFirst().orElse("");
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "hello", "ismaster" -> hello(command);
      case "saslstart" -> started(command).orElseGet(AuthenticationHandler::failed);
      case "saslcontinue" -> continued(command);
      default -> error(UNAUTHORIZED, "Unauthorized", "Sign in before any other command.");
    };
  }

  private Document hello(Document command) {
    Document answer = backend.handleCommand(null, SOURCE, "isMaster", new Document("isMaster", 1));
    if (command.containsKey("saslSupportedMechs")) {
      answer.put("saslSupportedMechs", List.of(MECHANISM));
    }
    if (command.get("speculativeAuthenticate") instanceof Document start) {
      started(start).ifPresent(it -> answer.put("speculativeAuthenticate", it));
    }
    if (command.get("client") instanceof Document client
        && client.get("application") instanceof Document application
        && credential.isNamed(application.get("name"))) {
      isTrusted = true;
    }
    return answer;
  }

  private Optional<Document> started(Document command) {
    exchange = new ScramExchange(credential);
    isEmptyExchangeAwaited =
        !(command.get("options") instanceof Document options
            && Boolean.TRUE.equals(options.get("skipEmptyExchange")));
    return MECHANISM.equals(command.get("mechanism"))
        ? exchange.begin(payload(command)).map(it -> said(it, false))
        : Optional.empty();
  }

  private Document continued(Document command) {
    if (exchange.isProven()) {
      isEmptyExchangeAwaited = false;
      return said(new byte[0], true);
    }
    return exchange
        .prove(payload(command))
        .map(it -> said(it, !isEmptyExchangeAwaited))
        .orElseGet(AuthenticationHandler::failed);
  }

  private static byte[] payload(Document command) {
    return command.get("payload") instanceof BinData bytes ? bytes.getData() : new byte[0];
  }

  private static Document said(byte[] payload, boolean done) {
    return new Document("conversationId", CONVERSATION)
        .append("done", done)
        .append("payload", new BinData(payload))
        .append("ok", 1.0);
  }

  private static Document failed() {
    return error(AUTHENTICATION_FAILED, "AuthenticationFailed", "Authentication failed.");
  }

  private static Document error(int code, String name, String sentence) {
    return new Document("ok", 0.0)
        .append("errmsg", sentence)
        .append("code", code)
        .append("codeName", name);
  }

  private static void reply(ChannelHandlerContext context, ClientRequest request, Document answer) {
    MessageHeader header = new MessageHeader(0, request.getHeader().getRequestID());
    var unused = context.writeAndFlush(reply(request, header, answer));
  }

  private static Object reply(ClientRequest request, MessageHeader header, Document answer) {
    if (request instanceof MongoMessage) {
      return new MongoMessage(request.getChannel(), header, answer);
    }
    if (answer.containsKey("code")) {
      Document error = answer.append("$err", String.valueOf(answer.get("errmsg")));
      return new MongoReply(header, error, ReplyFlag.QUERY_FAILURE);
    }
    return new MongoReply(header, answer);
  }
}
