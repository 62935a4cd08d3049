Console.WriteLine("RnnNotebooks");
