package org.engagementledger.webserver;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Component;

/**
 * Under which names the program is asked. {@code ledger.address} is where people reach it, such as
 * {@code https://ledger.example.org}; links are made from it. {@code ledger.hosts} are further
 * names, separated by commas. Without either, a program that listens on this machine only goes by
 * the names of this machine, and one that others can reach by any.
 */
@Component
public final class LedgerAddress {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerAddress.class);
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Optional<URI> address;
  private final Set<String> names = new HashSet<>(THIS_MACHINE);
  private final boolean isAnyName;

  LedgerAddress(
      @Value("${ledger.address:}") String address,
      @Value("${ledger.hosts:}") List<String> hosts,
      @Value("${server.address:}") String bound) {
    this.address = address.isBlank() ? Optional.empty() : Optional.of(site(address.strip()));
    this.address.map(URI::getHost).map(LedgerAddress::lowerCase).ifPresent(names::add);
    hosts.stream().map(String::strip).map(LedgerAddress::lowerCase).forEach(names::add);
    names.add(bound.contains(":") ? "[" + lowerCase(bound) + "]" : lowerCase(bound));
    names.remove("");
    isAnyName = this.address.isEmpty() && hosts.isEmpty() && !isOfThisMachine(bound);
    if (isAnyName) {
      LOG.warn(
          "Requests under any host name are answered. Set ledger.address to the address at which"
              + " people reach the ledger, such as https://ledger.example.org.");
    }
  }

  /** Where people reach the program: scheme, name and perhaps a port; empty if no setting says. */
  public Optional<URI> address() {
    return address;
  }

  /** Whether a request for that host, perhaps with a port, is meant for this program. */
  boolean isOwn(@Nullable String host) {
    return isAnyName || host != null && names.contains(lowerCase(nameOf(host)));
  }

  /**
   * Whether a page of that origin is one of the program's own: of the address that a setting names,
   * or of the very place at which it asks.
   *
   * @param scheme by which the request came, http or https
   * @param host for which the request is, perhaps with a port
   */
  boolean isOwnOrigin(String origin, String scheme, @Nullable String host) {
    if (address.filter(it -> it.toString().equalsIgnoreCase(origin)).isPresent()) {
      return true;
    }
    return host != null
        && isOwn(host)
        && (address.isEmpty() || isLocal(host))
        && origin(scheme, host).equals(withoutUsualPort(lowerCase(origin)));
  }

  private static boolean isLocal(String host) {
    return THIS_MACHINE.contains(lowerCase(nameOf(host)));
  }

  private static String nameOf(String host) {
    return host.replaceFirst(":\\d{0,5}$", "");
  }

  private static String origin(String scheme, String host) {
    return withoutUsualPort(lowerCase(scheme + "://" + host));
  }

  private static String withoutUsualPort(String site) {
    return site.replaceFirst(site.startsWith("https:") ? ":(443)?$" : ":(80)?$", "");
  }

  private static URI site(String address) {
    try {
      URI site = URI.create(address.endsWith("/") ? address.replaceFirst("/+$", "") : address);
      String scheme = String.valueOf(site.getScheme());
      if (scheme.matches("https?") && site.getHost() != null && isBare(site)) {
        return site;
      }
    } catch (IllegalArgumentException malformed) {
      // told below
    }
    throw new InvalidConfigurationPropertyValueException(
        "ledger.address", address, "It has to be like https://ledger.example.org.");
  }

  private static boolean isBare(URI site) {
    return site.getRawPath().isEmpty()
        && site.getRawQuery() == null
        && site.getRawFragment() == null
        && site.getRawUserInfo() == null;
  }

  private static boolean isOfThisMachine(String bound) {
    try {
      return !bound.isEmpty() && InetAddress.getByName(bound).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
