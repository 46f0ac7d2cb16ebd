package demo.orders;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The orders in PostgreSQL, by plain JDBC, so that every statement is a span of its own. */
@Repository
class OrderStore {
  private final JdbcClient database;

  OrderStore(JdbcClient database) {
    this.database = database;
  }

  /** The newest orders. Few, so that a lab that runs for days does not grow slow. */
  List<Order> newest() {
    return database.sql("select id, item, quantity from orders order by id desc limit 20").query(Order.class).list();
  }

  Order add(Order order) {
    Long id =
        database
            .sql("insert into orders (item, quantity) values (:item, :quantity) returning id")
            .param("item", order.item())
            .param("quantity", order.quantity())
            .query(Long.class)
            .single();
    return new Order(id, order.item(), order.quantity());
  }
}
