@echo off
rem Starts pca-constrain on Windows. Obeys JAVA_HOME and PCA_CONSTRAIN_JAVA_OPTS.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
set "TUNING=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
for %%c in (impact sandbox verify) do if "%~1"=="%%c" set "TUNING="
rem A sandbox in the same process makes RSA keys, which takes several times as long without optimised code.
if defined PCA_CONSTRAIN_SANDBOX set "TUNING="
for %%a in (%*) do if "%%~a"=="--sandbox" set "TUNING="
for %%c in (audit suggest) do if "%~1"=="%%c" set "TUNING=-Xmx320m"
"%JAVA%" %TUNING% %PCA_CONSTRAIN_JAVA_OPTS% -jar "%~dp0..\lib\pca-constrain.jar" %*
