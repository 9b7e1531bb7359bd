package org.engagementledger.query.readmodels.deadletters;

/** A read model could not be made of an event. */
final class ProjectionFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String model;
  private final Throwable why;

  ProjectionFailed(String model, Throwable why) {
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
