import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

/**
 * Pushes lines by the example's Logback file to a server that gives the answers of the arguments in turn: a status, or `cut` for a
 * connection that ends without one. Prints each push: the words that it has, and the answer.
 */
class PushThroughFailures {
  private static final List<String> WORDS = List.of("first", "second", "third");
  private static final BlockingQueue<String> answered = new LinkedBlockingQueue<>();

  public static void main(String[] answers) throws Exception {
    BlockingQueue<String> waiting = new LinkedBlockingQueue<>(List.of(answers));
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, waiting));
    server.start();
    System.setProperty("LOKI_PUSH_URL", "http://127.0.0.1:" + server.getAddress().getPort() + "/loki/api/v1/push");
    StandardEnvironment environment = new StandardEnvironment();
    environment.addActiveProfile("push");
    LoggingSystem system = LoggingSystem.get(PushThroughFailures.class.getClassLoader());
    system.beforeInitialize();
    system.initialize(new LoggingInitializationContext(environment), "classpath:logback-spring.xml", null);
    Logger logger = LoggerFactory.getLogger("orders");
    for (String word : WORDS) {
      logger.info(word);
      // Each word is a batch of its own: the next one waits until this one is stored, or is given up.
      String last;
      do {
        last = answered.poll(20, TimeUnit.SECONDS);
        System.out.println("push: " + last);
      } while (last != null && !last.endsWith("204") && !last.endsWith("400"));
    }
    System.exit(0);
  }

  private static void answer(HttpExchange exchange, BlockingQueue<String> waiting) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String next = waiting.isEmpty() ? "204" : waiting.remove();
    if (!next.equals("cut")) exchange.sendResponseHeaders(Integer.parseInt(next), -1);
    exchange.close();
    answered.add(String.join(" ", WORDS.stream().filter(body::contains).toList()) + " " + next);
  }
}
