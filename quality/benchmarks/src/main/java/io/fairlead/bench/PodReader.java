package io.fairlead.bench;

import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fairlead.api.core.v1.Pod;
import io.fairlead.jackson.Item;
import io.fairlead.jackson.ResourceCodec;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodList;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Those who read pods, each as its documentation says. */
public enum PodReader {
  /** Ours. */
  FAIRLEAD {
    private final ResourceCodec codec = ResourceCodec.create();

    @Override
    Object pod(byte[] json) {
      return codec.read(json, Pod.TYPE);
    }

    @Override
    void list(InputStream json, Consumer<Object> each) {
      codec.readList(json, Pod.TYPE, item -> each.accept(((Item.Read<Pod>) item).resource()));
    }
  },

  /** The models of fabric8 8, with the serialization of its client. */
  FABRIC8 {
    private final KubernetesSerialization serialization = new KubernetesSerialization();

    @Override
    Object pod(byte[] json) {
      return serialization.unmarshal(
          new ByteArrayInputStream(json), io.fabric8.kubernetes.api.model.Pod.class);
    }

    @Override
    void list(InputStream json, Consumer<Object> each) {
      serialization.unmarshal(json, PodList.class).getItems().forEach(each);
    }
  },

  /** The models of client-java, with its own Gson. */
  CLIENT_JAVA {
    @Override
    Object pod(byte[] json) {
      return JSON.deserialize(new String(json, StandardCharsets.UTF_8), V1Pod.class);
    }

    @Override
    void list(InputStream json, Consumer<Object> each) {
      V1PodList list =
          JSON.getGson()
              .fromJson(new InputStreamReader(json, StandardCharsets.UTF_8), V1PodList.class);
      list.getItems().forEach(each);
    }
  };

  /** Reads one pod. */
  abstract Object pod(byte[] json);

  /** Reads a list; only ours hands out the first item before it has read the last. */
  abstract void list(InputStream json, Consumer<Object> each);
}
