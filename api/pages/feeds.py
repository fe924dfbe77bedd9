from flask import Blueprint
blueprint = Blueprint("feeds", __name__)
@blueprint.get("/feeds")
def mine() -> str:
    return ""
