"""What each statement does. To add one, write its syntax line and a function, in the module of its subject:

@statement("SHOW VIEWS [(IN | FROM) <schema:table>]")
def show_views(session, schema=None): ...
"""
