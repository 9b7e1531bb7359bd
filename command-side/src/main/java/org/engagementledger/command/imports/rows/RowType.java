package org.engagementledger.command.imports.rows;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.Resolution;
import org.engagementledger.text.Refusal;

/** What a row can say. */
public enum RowType {
  NON_ENDORSEMENT(0, Fact.NonEndorsement.class, "instrument"),
  ENDORSEMENT(1, Fact.Endorsement.class, "instrument"),
  WITHDRAWAL(2, Fact.Withdrawal.class, "instrument"),
  COSPONSORSHIP(3, Fact.Cosponsorship.class, "resolution"),
  ENGAGEMENT(3, Fact.Engagement.class, "kind"),
  ATTRIBUTE(3, Fact.Attribute.class, "name"),
  INSTRUMENT(3, Instrument.class, "id"),
  RESOLUTION(3, Resolution.class, "symbol");

  private static final List<String> OF_EVERY_FACT = List.of("country", "id");

  private static final int OTHERS = 3;

  private final int rank;
  private final Class<? extends Record> type;
  private final String subject;

  RowType(int rank, Class<? extends Record> type, String subject) {
    this.rank = rank;
    this.type = type;
    this.subject = subject;
  }

  /** The sort with that name, such as {@code non-endorsement} or "Non endorsement". */
  static RowType named(String name) {
    String slug = Slug.of(name);
    return Arrays.stream(values())
        .filter(sort -> sort.slug().equals(slug))
        .findFirst()
        .orElseThrow(() -> new Refusal("'" + name + "' is no sort; known are " + known()));
  }

  /** As it stands in a mapping and in reports. */
  String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it goes into the dossier of a country; otherwise it is a reference. */
  public boolean isFact() {
    return this != INSTRUMENT && this != RESOLUTION;
  }

  /** Whether it is what a state says about an instrument. */
  public boolean isPosition() {
    return rank < OTHERS;
  }

  /** In which order rows of the same day are recorded, from 0 to 3. */
  int rank() {
    return rank;
  }

  /** The member that says what it is about. */
  public String subject() {
    return subject;
  }

  /** The fact that it is. */
  public Class<? extends Fact> fact() {
    return type.asSubclass(Fact.class);
  }

  /** Whether the API takes it without a date. */
  public boolean mayBeUndated() {
    return this != ENGAGEMENT && this != ATTRIBUTE;
  }

  /** What a row of this sort can say: the members of the API, and what is made into them. */
  public Set<String> members() {
    Set<String> members = new TreeSet<>();
    Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).forEach(members::add);
    if (isFact()) {
      members.addAll(OF_EVERY_FACT);
      members.addAll(List.of(CellConverter.NOT_BEFORE, CellConverter.NOT_AFTER));
    }
    if (this == ENGAGEMENT) {
      members.add(CellConverter.FIRST_DAY);
    }
    if (members.contains("sources") || members.contains("source")) {
      members.addAll(List.of("source", "link"));
    }
    if (this == RESOLUTION) {
      members.remove("id");
    }
    return members;
  }

  private static String known() {
    return Arrays.stream(values()).map(RowType::slug).collect(Collectors.joining(", "));
  }
}
