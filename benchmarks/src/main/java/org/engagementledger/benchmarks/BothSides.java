package org.engagementledger.benchmarks;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** The command side and the query side in one process, as the product runs them. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(
    basePackages = "org.engagementledger",
    excludeFilters =
        @Filter(type = FilterType.REGEX, pattern = "org\\.engagementledger\\.benchmarks\\..*"))
class BothSides {}
