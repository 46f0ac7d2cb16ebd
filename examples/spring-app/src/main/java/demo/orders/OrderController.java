package demo.orders;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The orders themselves. Every decision is audited in JSON by the logger {@code orders.audit}. */
@RestController
@RequestMapping("/api/orders")
class OrderController {
  private static final int LARGEST_QUANTITY = 100;

  private final Logger log = LoggerFactory.getLogger(OrderController.class);
  private final Logger audit = LoggerFactory.getLogger("orders.audit");
  private final OrderStore store;

  OrderController(OrderStore store) {
    this.store = store;
  }

  @GetMapping
  List<Order> list() {
    List<Order> orders = store.newest();
    log.info("listed {} orders", orders.size());
    return orders;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Order create(@RequestBody Order order) {
    if (order.quantity() < 1 || order.quantity() > LARGEST_QUANTITY) {
      audit.error("refused an order of {} {}", order.quantity(), order.item());
      throw new ResponseStatusException(
          HttpStatus.UNPROCESSABLE_ENTITY, "the quantity must be from 1 to " + LARGEST_QUANTITY);
    }
    Order stored = store.add(order);
    audit.info("accepted order {} of {} {}", stored.id(), stored.quantity(), stored.item());
    return stored;
  }
}
