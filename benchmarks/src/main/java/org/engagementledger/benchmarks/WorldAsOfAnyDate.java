package org.engagementledger.benchmarks;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.engagementledger.query.countries.Countries;
import org.engagementledger.query.endorsements.World;
import tools.jackson.databind.json.JsonMapper;

/** Where all states stood on any date, beside the list of countries as they stand. */
final class WorldAsOfAnyDate implements Benchmark {
  private final Archives archives;

  WorldAsOfAnyDate(Archives archives) {
    this.archives = archives;
  }

  @Override
  public void run(Conditions conditions) throws IOException {
    Archive archive = archives.of(conditions, conditions.events());
    Countries countries = archive.bean(Countries.class);
    World world = archive.bean(World.class);
    JsonMapper json = archive.bean(JsonMapper.class);
    Random random = new Random(2);
    Map<String, Load.Work> questions = new LinkedHashMap<>();
    questions.put(
        "world now",
        client -> {
          var unused = json.writeValueAsBytes(countries.all(archive.catalogue()));
        });
    questions.put(
        "world as of any day",
        client -> {
          var unused =
              json.writeValueAsBytes(
                  world.asOf(Archive.asked(day(random), none()), archive.catalogue()));
        });
    questions.put(
        "world as of any day, known at any time",
        client -> {
          var unused =
              json.writeValueAsBytes(
                  world.asOf(Archive.asked(day(random), day(random)), archive.catalogue()));
        });
    Report.answersHeader();
    new Answers(conditions).compare(questions);
  }

  private static Optional<String> day(Random random) {
    return AsOfAnyDate.anyDay(random);
  }

  private static Optional<String> none() {
    return Optional.empty();
  }
}
