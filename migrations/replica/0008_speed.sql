-- Whom people said buyers are, the customers of a store, and those who bought most.
CREATE INDEX buyer_by_customer         ON buyer (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX customer_by_home_store    ON customer (home_store_id);
CREATE INDEX customer_summary_by_gross ON customer_summary (gross_sales DESC, customer_key);

-- Whose birthday it is: month and day stand at the end, with or without a year before them.
CREATE INDEX customer_by_birthday ON customer (substr(birthday, -5)) WHERE birthday <> '';
