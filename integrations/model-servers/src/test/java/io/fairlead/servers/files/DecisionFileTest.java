package io.fairlead.servers.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.jackson.JsonText;
import io.fairlead.routing.DecisionInput;
import io.fairlead.routing.RecordedDecision;
import io.fairlead.routing.prefix.PrefixHasher;
import io.fairlead.routing.prefix.PrefixScheme;
import io.fairlead.routing.stages.Profiles;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionFileTest {

  private static final Map<String, byte[]> EXAMPLES = MarkdownBlocks.of("files.md");

  @Test
  void aDecisionComesBackFromItsLineAndIsReplayedBitForBit() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (String profile : Profiles.names()) {
      file.writeBytes(DecisionFile.line(decided(profile)));
    }
    List<RecordedDecision> read = DecisionFile.read(file.toByteArray(), "decisions.jsonl");
    assertThat(read).extracting(RecordedDecision::profile).isEqualTo(Profiles.names());
    for (RecordedDecision decision : read) {
      assertThat(
              decision.differenceFrom(Profiles.named(decision.profile()).decide(decision.input())))
          .isEmpty();
      assertThat(decision.toJson()).isEqualTo(decided(decision.profile()).toJson());
    }
  }

  @Test
  void theSchemaHoldsForWhatIsWritten() {
    for (String profile : Profiles.names()) {
      assertThat(Schema.named("decision").violations(DecisionFile.line(decided(profile))))
          .isEmpty();
    }
    assertThat(Schema.named("decision").violations("{\"profile\":1}".getBytes(UTF_8))).isNotEmpty();
  }

  @Test
  void oneDecisionMayTakeSeveralLines() {
    String pretty = JsonText.create().writePretty(decided("fairlead").toJson());
    assertThat(pretty.lines().count()).isGreaterThan(10);
    assertThat(DecisionFile.read(pretty.getBytes(UTF_8), "d")).hasSize(1);
  }

  @Test
  void blankLinesDoNotMatterAndNeitherDoesTheLastLineEnd() {
    String line = new String(DecisionFile.line(decided("fairlead")), UTF_8);
    assertThat(DecisionFile.read((line + "\n\r\n" + line.strip()).getBytes(UTF_8), "d")).hasSize(2);
    assertThat(DecisionFile.read(new byte[0], "d")).isEmpty();
  }

  @Test
  void whatIsWrongIsNamedWithItsPlace() {
    String line = new String(DecisionFile.line(decided("fairlead")), UTF_8);
    String file =
        line
            + line.replace("\"slots\":3", "\"slots\":-3")
            + "{\"schemaVersion\":1}\n"
            + "{oops}\n"
            + line.replace("\"schemaVersion\":1", "\"schemaVersion\":9");
    assertThatThrownBy(() -> DecisionFile.read(file.getBytes(UTF_8), "d.jsonl"))
        .isInstanceOfSatisfying(
            ServerFileException.class,
            e -> {
              assertThat(e.problems()).extracting(FileProblem::line).containsExactly(2, 3, 4, 5);
              assertThat(e.problems().get(0).pointer()).isEqualTo("/pool/slots");
              assertThat(e.problems().get(0).column()).isEqualTo(line.indexOf("\"slots\"") + 1);
              assertThat(e.getMessage()).startsWith("d.jsonl:2:");
            });
  }

  @Test
  void aLineThatIsCutOffIsNamedAsThat() {
    String line = new String(DecisionFile.line(decided("fairlead")), UTF_8);
    for (int end : new int[] {1, line.indexOf("slots"), line.indexOf("\"slots\":") + 8}) {
      byte[] file = (line + line.substring(0, end)).getBytes(UTF_8);
      List<RecordedDecision> read = new ArrayList<>();
      List<FileProblem> unfinished = new ArrayList<>();
      DecisionFile.readEach(file, "d.jsonl", read::add, unfinished::add);
      assertThat(read).hasSize(1);
      assertThat(unfinished).singleElement().asString().startsWith("2:1: the decision is cut off");
      assertThatThrownBy(() -> DecisionFile.read(file, "d.jsonl"))
          .hasMessageStartingWith("d.jsonl:2:1: the decision is cut off here");
    }
  }

  private static RecordedDecision decided(String profile) {
    PrefixScheme scheme = PrefixScheme.approximate();
    DecisionInput input =
        PoolFile.read(EXAMPLES.get("pool.yaml"), "pool.yaml")
            .decisionInput(
                RequestFile.read(EXAMPLES.get("request.yaml"), "r")
                    .request(() -> PrefixHasher.of(scheme)),
                42);
    return RecordedDecision.of(Profiles.named(profile).decide(input), input);
  }
}
