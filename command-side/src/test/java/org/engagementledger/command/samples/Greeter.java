package org.engagementledger.command.samples;

/** An interface with one implementation. */
interface Greeter {
  String greet();

  /** The one. */
  final class Only implements Greeter {
    @Override
    public String greet() {
      return "Good morning";
    }
  }
}
