package org.engagementledger.command;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which stream a command is for, and what goes from it into its event. */
@Configuration(proxyBeanMethods = false)
class CommandRoutingConfiguration {
  @Bean
  CommandTargetResolver commandTargets() {
    return message ->
        new VersionedAggregateIdentifier(
            (Object) ((Command<?>) message.getPayload()).stream(), null);
  }

  /** The event gets the command's id, so that a repeated command is recognised by it. */
  @Bean
  CorrelationDataProvider attributes() {
    return CommandRoutingConfiguration::attributes;
  }

  private static Map<String, ?> attributes(Message<?> command) {
    Map<String, Object> attributes = new HashMap<>(command.getMetaData());
    attributes.keySet().retainAll(CommandContext.ATTRIBUTES);
    attributes.put("commandId", command.getIdentifier());
    return attributes;
  }
}
