"""Where tables live and are computed: DuckDB here, Spark for the nation."""
