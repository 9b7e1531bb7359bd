package org.engagementledger.conditions;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets no condition of a request go unread. */
@Configuration(proxyBeanMethods = false)
class ConditionConfiguration implements WebMvcConfigurer {
  @Override
  public void addInterceptors(InterceptorRegistry all) {
    all.addInterceptor(new ConditionInterceptor());
  }
}
