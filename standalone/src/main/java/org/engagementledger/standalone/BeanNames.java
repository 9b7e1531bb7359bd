package org.engagementledger.standalone;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Both sides have classes of the same simple name, so those of the command side go by their full
 * names. The query side keeps its short ones, by which its pages call upon them.
 */
final class BeanNames extends FullyQualifiedAnnotationBeanNameGenerator {
  private static final String OURS = "org.engagementledger.";
  private static final String COMMAND_SIDE = OURS + "command.";

  @Override
  protected String buildDefaultBeanName(
      BeanDefinition definition, BeanDefinitionRegistry registry) {
    String type = String.valueOf(definition.getBeanClassName());
    return type.startsWith(OURS) && !type.startsWith(COMMAND_SIDE)
        ? StringUtils.uncapitalizeAsProperty(ClassUtils.getShortName(type))
        : super.buildDefaultBeanName(definition, registry);
  }
}
