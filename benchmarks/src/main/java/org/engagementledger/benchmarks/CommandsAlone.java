package org.engagementledger.benchmarks;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/**
 * The command side without anyone who follows the log in the same process. Each side's own
 * application looks for all there is, so those are left out too.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(
    basePackages = "org.engagementledger",
    excludeFilters =
        @Filter(
            type = FilterType.REGEX,
            pattern =
                "org\\.engagementledger\\.(query\\..*|benchmarks\\..*|command\\.CommandSide)"))
class CommandsAlone {}
