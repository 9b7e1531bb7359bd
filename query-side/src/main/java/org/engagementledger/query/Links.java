package org.engagementledger.query;

import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses that ask for something in particular. */
public final class Links {
  private Links() {}

  /** The path with those parameters, whatever their values hold. */
  public static String of(String path, Map<String, String> given) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    given.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
    return address.encode().buildAndExpand(given).toUriString();
  }
}
