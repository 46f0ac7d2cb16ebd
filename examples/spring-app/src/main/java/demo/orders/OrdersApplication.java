package demo.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class OrdersApplication {
  public static void main(String[] arguments) {
    SpringApplication application = new SpringApplication(OrdersApplication.class);
    application.setAdditionalProfiles(profiles(System.getenv()).toArray(String[]::new));
    application.run(arguments);
  }

  /** One image serves every pod: what the pod is told decides how the application is observed. */
  static List<String> profiles(Map<String, String> environment) {
    List<String> profiles = new ArrayList<>();
    if (environment.containsKey("MANAGEMENT_OTLP_TRACING_ENDPOINT")) profiles.add("micrometer");
    if (environment.containsKey("LOKI_PUSH_URL")) profiles.add("push");
    return profiles;
  }
}
