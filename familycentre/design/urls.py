from django.urls import path

from familycentre.design import views

app_name = "design"

urlpatterns = [path("", views.style_page, name="style_page")]
