@echo off
rem Starts pca-constrain on Windows. Obeys JAVA_HOME and PCA_CONSTRAIN_JAVA_OPTS.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
set "TUNING=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
for %%c in (audit impact sandbox verify) do if "%~1"=="%%c" set "TUNING="
"%JAVA%" %TUNING% %PCA_CONSTRAIN_JAVA_OPTS% -jar "%~dp0..\lib\pca-constrain.jar" %*
