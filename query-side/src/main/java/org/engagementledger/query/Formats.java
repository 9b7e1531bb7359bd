package org.engagementledger.query;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** In what form an answer is asked for: by {@code Accept}, or by {@code ?format=} in a link. */
@Configuration(proxyBeanMethods = false)
class Formats implements WebMvcConfigurer {
  @Override
  public void configureContentNegotiation(ContentNegotiationConfigurer formats) {
    formats
        .favorParameter(true)
        .parameterName("format")
        .mediaType("json", MediaType.APPLICATION_JSON)
        .mediaType("html", MediaType.TEXT_HTML)
        .mediaType("text", MediaType.TEXT_PLAIN)
        .mediaType("markdown", MediaType.TEXT_MARKDOWN)
        .mediaType("csv", MediaType.valueOf("text/csv"))
        .mediaType("jsonl", MediaType.APPLICATION_NDJSON)
        .mediaType("cloudevents", MediaType.valueOf("application/cloudevents+x-ndjson"))
        .mediaType("cloudevents-batch", MediaType.valueOf("application/cloudevents-batch+json"))
        .defaultContentType(MediaType.APPLICATION_JSON, MediaType.ALL);
  }
}
