package org.engagementledger.standalone;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Both sides have classes of the same simple name, so full names are used. Health checks alone are
 * found by their short names; those stand in what both sides share.
 */
final class BeanNames extends FullyQualifiedAnnotationBeanNameGenerator {
  private static final String SHARED = "org.engagementledger.log.";

  @Override
  protected String buildDefaultBeanName(
      BeanDefinition definition, BeanDefinitionRegistry registry) {
    String type = String.valueOf(definition.getBeanClassName());
    return type.startsWith(SHARED)
        ? StringUtils.uncapitalizeAsProperty(ClassUtils.getShortName(type))
        : super.buildDefaultBeanName(definition, registry);
  }
}
