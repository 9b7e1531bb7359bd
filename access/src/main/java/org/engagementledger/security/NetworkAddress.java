package org.engagementledger.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses of clients, cut to their network where they are stored or logged. */
public final class NetworkAddress {
  private static final String UNKNOWN = "unknown";

  /** Everything else would be looked up as the name of a host. */
  private static final Pattern LITERAL =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]{1,40}");

  private static final int IPV4_BYTES = 4;

  private NetworkAddress() {}

  /**
   * The network of an address: the first 24 bits of IPv4, the first 48 of IPv6, such as {@code
   * 192.0.2.0/24}; {@code unknown} for everything that is no literal address.
   */
  public static String networkOf(@Nullable String address) {
    return cut(address, 3, 6);
  }

  /**
   * What one client has for itself: a whole address of IPv4, the first 64 bits of IPv6; {@code
   * unknown} for everything that is no literal address.
   */
  public static String clientOf(@Nullable String address) {
    return cut(address, IPV4_BYTES, 8);
  }

  private static String cut(@Nullable String address, int bytesOfIpv4, int bytesOfIpv6) {
    if (address == null || !LITERAL.matcher(withoutZone(address)).matches()) {
      return UNKNOWN;
    }
    try {
      byte[] bytes = InetAddress.getByName(withoutZone(address)).getAddress();
      int kept = bytes.length == IPV4_BYTES ? bytesOfIpv4 : bytesOfIpv6;
      Arrays.fill(bytes, kept, bytes.length, (byte) 0);
      return InetAddress.getByAddress(bytes).getHostAddress() + "/" + kept * Byte.SIZE;
    } catch (UnknownHostException noAddress) {
      return UNKNOWN;
    }
  }

  private static String withoutZone(String address) {
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }
}
