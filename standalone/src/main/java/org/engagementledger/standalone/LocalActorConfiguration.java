package org.engagementledger.standalone;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.engagementledger.access.accounts.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets the {@link LocalActor} of this process do what an administrator may. */
@Configuration(proxyBeanMethods = false)
class LocalActorConfiguration {
  @Bean
  @Order(1)
  SecurityFilterChain localActorsRequests(HttpSecurity http, LocalActor actor) {
    return http.securityMatcher(request -> isAsking(actor, request))
        .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(it -> it.anyRequest().authenticated())
        .addFilterAfter(new SignsIn(actor), SecurityContextHolderFilter.class)
        .build();
  }

  private static boolean isAsking(LocalActor actor, HttpServletRequest request) {
    String authorization = request.getHeader("Authorization");
    return authorization != null && actor.isSentIn(authorization);
  }

  private static final class SignsIn extends OncePerRequestFilter {
    private final Authentication signedIn;

    SignsIn(LocalActor actor) {
      signedIn =
          UsernamePasswordAuthenticationToken.authenticated(
              actor.name(), "", AuthorityUtils.createAuthorityList("ROLE_" + Role.ADMIN.name()));
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      SecurityContextHolder.setContext(new SecurityContextImpl(signedIn));
      chain.doFilter(request, response);
    }
  }
}
