package org.engagementledger.embedded.protocol;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * Listens on the loopback address for those who speak MongoDB's wire protocol, and hands to the
 * backend what they ask once they have signed in.
 */
public final class WireServer {
  /** A blocked write blocks the thread of its connection; with a driver's pool each has its own. */
  private static final int CONNECTION_THREADS = 128;

  private static final int BACKLOG = 1024;
  private static final int SECONDS_TO_END = 5;

  private final MongoBackend backend;
  private final ScramCredential credential;
  private final UnauthenticatedConnections unauthenticated = new UnauthenticatedConnections();
  private final EventLoopGroup accepting = threads(1, "embedded-server-accepts");
  private final EventLoopGroup connections = threads(CONNECTION_THREADS, "embedded-server");
  private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);

  public WireServer(MongoBackend backend, ScramCredential credential) {
    this.backend = backend;
    this.credential = credential;
  }

  private static EventLoopGroup threads(int count, String name) {
    return new MultiThreadIoEventLoopGroup(
        count, new DefaultThreadFactory(name), NioIoHandler.newFactory());
  }

  /**
   * Begins to listen.
   *
   * @return where; netty throws the exceptions of the socket undeclared
   */
  public InetSocketAddress listen(int port) {
    Channel listening =
        new ServerBootstrap()
            .group(accepting, connections)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(new Pipeline())
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .syncUninterruptibly()
            .channel();
    open.add(listening);
    return (InetSocketAddress) listening.localAddress();
  }

  private final class Pipeline extends ChannelInitializer<SocketChannel> {
    @Override
    protected void initChannel(SocketChannel connection) {
      WireDecoder decoder = new WireDecoder();
      connection
          .pipeline()
          .addLast(new MongoWireReplyEncoder())
          .addLast(new MongoWireMessageEncoder())
          .addLast(decoder)
          .addLast(new AuthenticationHandler(backend, credential, unauthenticated, decoder))
          .addLast(new MongoDatabaseHandler(backend, open))
          .addLast(new MongoExceptionHandler());
    }
  }

  public int unauthenticated() {
    return unauthenticated.size();
  }

  /** Answers what it has begun, closes every connection, then the backend. */
  public void close() {
    open.close().syncUninterruptibly();
    Future<?> accepted = accepting.shutdownGracefully(0, SECONDS_TO_END, TimeUnit.SECONDS);
    Future<?> answered = connections.shutdownGracefully(0, SECONDS_TO_END, TimeUnit.SECONDS);
    accepted.syncUninterruptibly();
    answered.syncUninterruptibly();
    backend.close();
  }
}
