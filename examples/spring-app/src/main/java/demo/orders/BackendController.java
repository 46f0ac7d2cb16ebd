package demo.orders;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Asks the backend, so that one trace crosses two services over HTTP. */
@RestController
@RequestMapping("/api/backend")
class BackendController {
  private final Logger log = LoggerFactory.getLogger(BackendController.class);
  private final RestClient backend;

  BackendController(RestClient.Builder clients, @Value("${backend.url}") String url) {
    this.backend = clients.baseUrl(url).build();
  }

  @GetMapping
  String ask() {
    return get("/get");
  }

  /** Takes the backend longer than this application waits. */
  @GetMapping("/slow")
  String askSlowly() {
    return get("/delay/3");
  }

  private String get(String path) {
    return backend.get().uri(path).retrieve().body(String.class);
  }

  @ExceptionHandler(ResourceAccessException.class)
  ProblemDetail unanswered(ResourceAccessException exception) {
    log.error("no answer from the backend, timeout or connection error: {}", exception.getMostSpecificCause().toString());
    return ProblemDetail.forStatusAndDetail(HttpStatus.GATEWAY_TIMEOUT, "the backend did not answer");
  }
}
