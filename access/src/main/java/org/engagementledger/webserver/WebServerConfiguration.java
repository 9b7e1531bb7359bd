package org.engagementledger.webserver;

import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets nobody hold the server up: each connection keeps a pace, and there are not too many. */
@Configuration(proxyBeanMethods = false)
class WebServerConfiguration {
  /** What is kept of connections that have ended, for those to come; a flood leaves no more. */
  private static final int SPARE = 100;

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> clientsKeepPace() {
    return tomcat -> {
      tomcat.setProtocol(PacedProtocol.class.getName());
      tomcat.addEngineValves(new UnreadBodyValve());
      tomcat.addContextCustomizers(
          it -> {
            if (it.getParent() instanceof StandardHost host) {
              host.setErrorReportValveClass(ProblemReportValve.class.getName());
            }
          });
      tomcat.addConnectorCustomizers(
          it -> {
            if (it.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
              http.setContinueResponseTiming("onRead");
              http.setProcessorCache(SPARE);
              http.setProperty("socket.bufferPool", Integer.toString(SPARE));
            }
          });
    };
  }
}
