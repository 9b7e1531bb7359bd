package org.engagementledger.standalone;

import java.util.ArrayList;
import java.util.List;

/** A program that takes all the memory it can get and would go on without it. */
final class MemoryExhaustion {
  private MemoryExhaustion() {}

  public static void main(String... words) {
    Thread.ofPlatform().start(MemoryExhaustion::eat);
  }

  private static void eat() {
    List<byte[]> eaten = new ArrayList<>();
    while (true) {
      try {
        eaten.add(new byte[1 << 20]);
      } catch (OutOfMemoryError full) {
        System.out.println("goes on with " + eaten.size());
        System.exit(0);
      }
    }
  }
}
