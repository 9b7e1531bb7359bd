package org.engagementledger.query.projections;

/** A read model could not be made of an event. */
final class NotShown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String model;
  private final Throwable why;

  NotShown(String model, Throwable why) {
    super("the read model " + model, why);
    this.model = model;
    this.why = why;
  }

  String model() {
    return model;
  }

  Throwable why() {
    return why;
  }
}
