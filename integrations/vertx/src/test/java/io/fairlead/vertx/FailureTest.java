package io.fairlead.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class FailureTest {

  @Test
  void saysAlikeOnEachTransportThatAConnectionWasRefusedAndNotByWhom() {
    for (String message :
        new String[] {
          "Connection refused: /127.0.0.1:9",
          "Connection refused: gpu-7/10.0.0.7:8000",
          "Connection refused",
          "finishConnect(..) failed with error(-111): Connection refused: /127.0.0.1:9",
          "finishConnect(..) failed with error(-111): Connection refused"
        }) {
      assertThat(Failure.unreachable(new ConnectException(message)).detail())
          .isEqualTo("no connection: Connection refused");
    }
  }

  @Test
  void leavesOtherMessagesAsTheyAre() {
    assertThat(Failure.lost(new IOException("Connection reset: by a peer")).detail())
        .isEqualTo("connection lost: Connection reset: by a peer");
    assertThat(Failure.lost(new IOException()).detail()).isEqualTo("connection lost: IOException");
  }
}
