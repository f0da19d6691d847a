package io.fairlead.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class NamesTest {

  @Test
  void namesThatGoIntoFilesFollowOneRule() {
    assertThatThrownBy(() -> Column.reported("Watts!"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "name of a column must be letters, digits and . _ : / -, beginning with a letter or"
                + " digit, but was \"Watts!\"");
    assertThatThrownBy(() -> Column.ofRequest("")).hasMessageContaining("name of a column");
    assertThatThrownBy(() -> RoutingProfile.builder("E X"))
        .hasMessageStartingWith("name of a profile must be letters, digits")
        .hasMessageEndingWith("but was \"E X\"");
    assertThat(Column.reported("vllm:queue_time.p99").name()).isEqualTo("vllm:queue_time.p99");
  }

  @Test
  void anEndpointHasAnAddressThatRequestsCanGoTo() {
    for (String wrong : new String[] {"foo", "", "//10.0.0.5:8000", "http:///v1", "vllm:8000"}) {
      assertThatThrownBy(() -> EndpointSpec.of("q", URI.create(wrong)))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "uri of an endpoint must be absolute, as in http://10.0.0.5:8000, but was \""
                  + wrong
                  + "\"");
    }
    assertThat(EndpointSpec.of("q", URI.create("https://vllm.example")).uri().getPort())
        .isEqualTo(-1);
  }

  @Test
  void aRequestHasAnIdSinceItSeedsTheDecisionButNeedNotNameAModel() {
    assertThatThrownBy(() -> RoutingRequest.builder("", "m"))
        .hasMessage("id of a request must be a text that is not blank, but was \"\"");
    assertThat(RoutingRequest.builder("r", "").build().model()).isEmpty();
  }
}
