package org.engagementledger.embedded.protocol;

import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.TooLongFrameException;

/**
 * Reads the messages of a connection. Until the connection has signed in it refuses a long one by
 * the length that it announces, before any of it is kept.
 */
final class WireDecoder extends MongoWireProtocolHandler {
  /** A driver's first message takes a fifth of it. */
  static final int LONGEST_BEFORE_SIGN_IN = 4096;

  private static final int HEADER = 16;

  private boolean isSignedIn;

  /** To be called on the thread of the connection. */
  void allowLongMessages() {
    isSignedIn = true;
  }

  @Override
  protected ClientRequest decode(ChannelHandlerContext context, ByteBuf in) throws Exception {
    if (!isSignedIn && in.readableBytes() >= Integer.BYTES) {
      int length = in.getIntLE(in.readerIndex());
      if (length < HEADER || length > LONGEST_BEFORE_SIGN_IN) {
        throw new TooLongFrameException("A message of " + length + " bytes before sign-in");
      }
    }
    return super.decode(context, in);
  }
}
