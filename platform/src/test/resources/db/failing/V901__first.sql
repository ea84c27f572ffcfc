CREATE TABLE probe.first_of_three (id integer);
