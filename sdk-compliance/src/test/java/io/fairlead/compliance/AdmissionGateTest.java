package io.fairlead.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.compliance.AdmissionGate.Decision;
import io.fairlead.compliance.AdmissionGate.OnFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AdmissionGateTest {

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void aGoodSbomIsReadOncePerDigest() {
    AdmissionGate gate = gate(OnFailure.CLOSED, 10);
    Decision first = ask(gate, "sha256:a", Vectors.good().get());
    assertThat(first.allowed()).isTrue();
    assertThat(first.cached()).isFalse();
    assertThat(first.reason()).isEqualTo("bsi-2.1: PASS, 0 findings");
    Decision again = ask(gate, "sha256:a", "never asked");
    assertThat(again.allowed()).isTrue();
    assertThat(again.cached()).isTrue();
    assertThat(again.reason()).isEqualTo(first.reason());
    assertThat(asked).hasValue(1);
    // a report holds the whole document in columns: a thousand of them would fill the memory
    assertThat(first.report()).isNotNull();
    assertThat(again.report()).isNull();
  }

  @Test
  void aBadSbomIsRefusedAndThatIsKeptToo() {
    AdmissionGate gate = gate(OnFailure.OPEN, 10);
    String bad = Vectors.with("\"version\":\"2.1.0\"", "\"version\":\"latest\"").get();
    assertThat(ask(gate, "sha256:b", bad).allowed()).isFalse();
    assertThat(ask(gate, "sha256:b", bad).cached()).isTrue();
  }

  @Test
  void failuresAreDecidedByTheSwitchAndNotKept() {
    for (OnFailure onFailure : OnFailure.values()) {
      AdmissionGate gate = gate(onFailure, 10);
      boolean open = onFailure == OnFailure.OPEN;
      assertThat(gate.evaluate("sha256:c", () -> null).allowed()).isEqualTo(open);
      assertThat(ask(gate, "sha256:c", "{").allowed()).isEqualTo(open);
      assertThat(
              gate.evaluate(
                      "sha256:c",
                      () -> {
                        throw new IllegalStateException("registry is down");
                      })
                  .reason())
          .contains("registry is down");
      assertThat(ask(gate, "sha256:c", Vectors.good().get()).allowed()).isTrue();
    }
  }

  @Test
  void aDocumentThatTakesTooLongIsAFailure() {
    AdmissionGate gate = gate(OnFailure.CLOSED, 10);
    Decision late =
        gate.evaluate(
            "sha256:d",
            () -> {
              nanos.addAndGet(Duration.ofSeconds(2).toNanos());
              return source(Vectors.good().get());
            });
    assertThat(late.allowed()).isFalse();
    assertThat(late.reason()).contains("in time");
  }

  @Test
  void theLeastRecentlyUsedAnswerGoesFirst() {
    AdmissionGate gate = gate(OnFailure.CLOSED, 2);
    ask(gate, "sha256:1", Vectors.good().get());
    ask(gate, "sha256:2", Vectors.good().get());
    ask(gate, "sha256:1", Vectors.good().get());
    ask(gate, "sha256:3", Vectors.good().get());
    assertThat(ask(gate, "sha256:1", Vectors.good().get()).cached()).isTrue();
    assertThat(ask(gate, "sha256:2", Vectors.good().get()).cached()).isFalse();
  }

  private AdmissionGate gate(OnFailure onFailure, int digests) {
    return AdmissionGate.of(
        SbomChecker.of(Profiles.named("bsi-2.1")),
        onFailure,
        Duration.ofSeconds(1),
        nanos::get,
        digests);
  }

  private Decision ask(AdmissionGate gate, String digest, String document) {
    return gate.evaluate(
        digest,
        () -> {
          asked.incrementAndGet();
          return source(document);
        });
  }

  private static SbomSource source(String document) {
    return SbomSource.of("t", document.getBytes(StandardCharsets.UTF_8));
  }
}
