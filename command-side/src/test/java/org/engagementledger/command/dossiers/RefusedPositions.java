package org.engagementledger.command.dossiers;

import static org.engagementledger.command.dossiers.Kazakhstan.COSPONSORED;
import static org.engagementledger.command.dossiers.Kazakhstan.ENDORSED;
import static org.engagementledger.command.dossiers.Kazakhstan.ENDORSEMENT;
import static org.engagementledger.command.dossiers.Kazakhstan.KZ;
import static org.engagementledger.command.dossiers.Kazakhstan.NEW;
import static org.engagementledger.command.dossiers.Kazakhstan.OPENED;
import static org.engagementledger.command.dossiers.Kazakhstan.WITHDREW;
import static org.engagementledger.command.dossiers.Kazakhstan.cosponsorship;
import static org.engagementledger.command.dossiers.Kazakhstan.endorsement;
import static org.engagementledger.command.dossiers.Kazakhstan.nonEndorsement;
import static org.engagementledger.command.dossiers.Kazakhstan.withdrawal;
import static org.engagementledger.command.dossiers.RefusedCommands.refused;

import java.util.List;
import java.util.stream.Stream;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.CosponsorResolution;
import org.engagementledger.command.dossiers.DossierCommand.RecordNonEndorsement;
import org.engagementledger.command.dossiers.DossierCommand.RegisterEndorsement;
import org.engagementledger.command.dossiers.DossierCommand.RetractEntry;
import org.engagementledger.command.dossiers.DossierCommand.WithdrawEndorsement;
import org.engagementledger.command.dossiers.Scenario.ExpectedRefusal;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.Fact.Cosponsorship;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.ResolutionId;

/** Why commands about positions and co-sponsorships may be refused. */
final class RefusedPositions {
  private RefusedPositions() {}

  static Stream<ExpectedRefusal> all() {
    return Stream.of(
        refused(
            new RegisterEndorsement(KZ, NEW, endorsement("2016")),
            "is endorsed already (2015); before it is endorsed again (2016)",
            OPENED,
            ENDORSED),
        refused(
            new RegisterEndorsement(KZ, NEW, endorsement("2010")),
            "is endorsed already (2010); before it is endorsed again (2015)",
            OPENED,
            ENDORSED),
        refused(
            new RegisterEndorsement(KZ, NEW, of("paris-principles")),
            "there is no instrument 'paris-principles'; known are: safe-schools-declaration",
            OPENED),
        refused(
            new RegisterEndorsement(KZ, NEW, endorsement("2026-12")), "lies in the future", OPENED),
        refused(
            new WithdrawEndorsement(KZ, NEW, withdrawal("2018")),
            "was not endorsed before 2018",
            OPENED),
        refused(
            new WithdrawEndorsement(KZ, NEW, withdrawal("2014")),
            "was not endorsed before 2014",
            OPENED,
            ENDORSED),
        refused(
            new WithdrawEndorsement(KZ, NEW, withdrawal("2019")),
            "was not endorsed before 2019",
            OPENED,
            ENDORSED,
            WITHDREW),
        refused(
            new RecordNonEndorsement(KZ, NEW, nonEndorsement("2016")),
            "is endorsed already (2015); before it is recorded as not endorsed (2016)",
            OPENED,
            ENDORSED),
        refused(
            new CosponsorResolution(KZ, NEW, cosponsorship()),
            "s-res-2427 would be co-sponsored twice",
            OPENED,
            COSPONSORED),
        refused(
            new CosponsorResolution(KZ, NEW, unknownResolution()),
            "there is no resolution 's-res-1'; known are: s-res-2427",
            OPENED),
        refused(
            new AmendEntry(KZ, ENDORSEMENT, endorsement("2020"), "why"),
            "was not endorsed before 2018",
            OPENED,
            ENDORSED,
            WITHDREW),
        refused(
            new RetractEntry(KZ, ENDORSEMENT, "mistaken"),
            "was not endorsed before 2018",
            OPENED,
            ENDORSED,
            WITHDREW));
  }

  private static Endorsement of(String instrument) {
    return new Endorsement(
        new InstrumentId(instrument), new EdtfDate("2015"), "", List.of(), List.of());
  }

  private static Cosponsorship unknownResolution() {
    return new Cosponsorship(
        new ResolutionId("s-res-1"), new EdtfDate("2015"), "", List.of(), List.of());
  }
}
