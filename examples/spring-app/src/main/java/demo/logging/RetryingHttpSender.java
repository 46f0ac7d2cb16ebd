package demo.logging;

import com.github.loki4j.client.http.HttpConfig;
import com.github.loki4j.client.http.Loki4jHttpClient;
import com.github.loki4j.client.http.LokiResponse;
import com.github.loki4j.logback.JavaHttpSender;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Function;

/**
 * Has the appender send a batch again after every failure that passes. By itself it repeats a batch only where no connection came
 * about, no answer came in time, or the answer is 429 or 503. But a Loki that stops or starts answers 500, and one that is killed
 * breaks the connection off. A batch that Loki has stored before does no harm: it keeps one of two equal entries.
 */
public class RetryingHttpSender extends JavaHttpSender {
  @Override
  public Function<HttpConfig, Loki4jHttpClient> getHttpClientFactory() {
    Function<HttpConfig, Loki4jHttpClient> factory = super.getHttpClientFactory();
    return config -> new RetriedClient(factory.apply(config));
  }

  private record RetriedClient(Loki4jHttpClient client) implements Loki4jHttpClient {
    /** A status that the appender repeats. */
    private static final int SERVICE_UNAVAILABLE = 503;

    @Override
    public LokiResponse send(ByteBuffer batch) throws Exception {
      try {
        LokiResponse response = client.send(batch);
        if (response.status < 500) return response;
        return new LokiResponse(SERVICE_UNAVAILABLE, response.status + " " + response.body.strip());
      } catch (IOException exception) {
        return new LokiResponse(SERVICE_UNAVAILABLE, exception.toString());
      }
    }

    @Override
    public HttpConfig getConfig() {
      return client.getConfig();
    }

    @Override
    public void close() throws Exception {
      client.close();
    }
  }
}
